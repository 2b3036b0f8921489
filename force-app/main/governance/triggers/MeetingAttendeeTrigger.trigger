/** Handlers are named in Trigger_Handler__mdt. */
trigger MeetingAttendeeTrigger on Meeting_Attendee__c(before insert, before update) {
    TriggerDispatcher.run(Meeting_Attendee__c.SObjectType);
}
