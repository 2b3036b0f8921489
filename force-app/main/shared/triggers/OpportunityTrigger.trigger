/** Handlers are named in Trigger_Handler__mdt. */
trigger OpportunityTrigger on Opportunity(after insert, after update, after delete, after undelete) {
    TriggerDispatcher.runGuarded(Opportunity.SObjectType);
}
