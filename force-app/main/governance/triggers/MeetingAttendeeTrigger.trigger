/** Handlers are named in Trigger_Handler__mdt. */
trigger MeetingAttendeeTrigger on Meeting_Attendee__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Meeting_Attendee__c.SObjectType);
}
